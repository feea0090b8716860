// Runs on any Node, before anything that only Node 24 can read.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node ${process.versions.node} is too old: 24 is needed. It comes as the npm package "node": run "npm ci" (without --ignore-scripts) and start through npm.`,
  );
  process.exit(1);
}
