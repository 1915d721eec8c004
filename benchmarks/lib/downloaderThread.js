// Takes downloads piece by piece in a thread of its own, and keeps none: what a client makes of them takes neither the backend's
// time nor its memory. Plain JavaScript, for a thread knows nothing of what makes the rest of the benchmarks run.
const { parentPort } = require('node:worker_threads');

async function drain([url, init]) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  let bytes = 0;
  for await (const piece of response.body) bytes += piece.length;
  return bytes;
}

parentPort.on('message', async request => {
  parentPort.postMessage(
    await drain(request).then(
      bytes => ({ bytes }),
      error => ({ error: error.stack }),
    ),
  );
});
