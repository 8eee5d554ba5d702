/** What of the drawing library the charts use, and no more: it is the largest thing a reader waits for. */
export { areaY, barX, centroid, dot, geo, gridY, line, plot, ruleX, ruleY, text } from "@observablehq/plot";
