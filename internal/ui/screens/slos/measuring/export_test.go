package measuring

// ParseLength reads the length of a slot as it is typed.
var ParseLength = parseLength
