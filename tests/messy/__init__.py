"""An examiner of the intake: a company, the ways its people spoil its workbook, and what is right all the same."""
