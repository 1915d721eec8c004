// Takes downloads piece by piece in a thread of its own, and keeps none: what a client makes of them takes neither the backend's
// time nor its memory. Plain JavaScript, for a thread knows nothing of what makes the rest of the benchmarks run.
const { once } = require('node:events');
const http = require('node:http');
const { text } = require('node:stream/consumers');
const { parentPort } = require('node:worker_threads');

// Not by fetch, which gives up where an answer does not begin within five minutes.
async function drain([url, { method = 'GET', headers, body } = {}]) {
  const request = http.request(url, { method, headers, agent: false });
  request.end(body);
  const [response] = await once(request, 'response');
  if (response.statusCode !== 200) {
    throw new Error(`${url}: ${await text(response)}`);
  }
  let bytes = 0;
  for await (const piece of response) bytes += piece.length;
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
