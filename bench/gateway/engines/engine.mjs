/** What every engine's process says of itself to the bench. */
export function announce(port) {
  process.send?.({ port });
  process.on("message", () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
}

/** What the bench tells it: the supergraph, and for the floor what to fetch and answer. */
export const told = () => new Promise((resolve) => process.once("message", resolve));

process.once("disconnect", () => process.exit());
