// Package chart draws charts at the screen's own resolution and in the theme's colours, and lets people read values off
// them by mouse and by keys. It knows points, labels and colours, and nothing of what they mean.
//
//	Lines    values over time: lines, steps, areas, thresholds, marks
//	Days     a strip with one cell a day, coloured by category
//	Bars     shares below each other, with their names
//	Image    the picture of any of them, without a window
//
// A chart is made from a specification; Set replaces it, silently. Values are floating-point numbers for drawing only:
// each point carries the exact text that is read.
package chart
