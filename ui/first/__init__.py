"""First run: from no office to the first day in one."""
