package chart

import "time"

// TimeTickLabels returns what stands below an axis of time that has room for so many labels.
func TimeTickLabels(from, to time.Time, most float64, zone *time.Location) []string {
	var labels []string
	for _, tick := range timeTicks(seconds(from), seconds(to), most, zone) {
		labels = append(labels, tick.Label)
	}
	return labels
}
