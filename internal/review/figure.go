package review

import (
	"math/big"
	"strings"
)

// figureDecimals is how many decimals a frozen figure has at the most, unless it needs more not to be 0.
const figureDecimals = 12

// WriteFigure writes a figure down as a decimal; empty for nil. One that is not 0 never becomes 0, so that an overspent
// budget stays overspent.
func WriteFigure(value *big.Rat) string {
	if value == nil {
		return ""
	}
	decimals := figureDecimals
	text := value.FloatString(decimals)
	for value.Sign() != 0 && !strings.ContainsAny(text, "123456789") {
		decimals *= 2
		text = value.FloatString(decimals)
	}
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// Figure reads a figure as WriteFigure writes it; nil for anything else.
func Figure(text string) *big.Rat {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return value
}
