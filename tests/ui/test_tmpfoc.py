from tests import support
from tests.ui.driving import with_office
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QObject, QEvent
import traceback
class F(QObject):
    def eventFilter(self,o,e):
        if isinstance(o,QWidget) and o.isWindow() and e.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            print('EV', e.type().name, type(o).__name__, o.objectName())
            if e.type()==QEvent.Type.Show or e.type()==QEvent.Type.WindowDeactivate: traceback.print_stack(limit=9)
        return False
def test_it(hands, folder):
    with_office(folder, lambda o: support.add(o,'student', surname='TARQANI'))
    hands.start(folder)
    f=F(); QApplication.instance().installEventFilter(f)
    hands.unlock()
    QApplication.instance().removeEventFilter(f)
