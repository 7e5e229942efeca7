package store

// Address lets tests name files as other systems do.
var Address = address
