// Asks an address at a steady pace, in a thread of its own, so that what keeps the backend busy does not keep it. Plain JavaScript,
// for a thread knows nothing of what makes the rest of the benchmarks run.
const { parentPort, workerData } = require('node:worker_threads');

const { url, everyMs } = workerData;
let samples = [];
let running = [];

async function ask(planned) {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  samples.push(performance.now() - planned);
}

let timer;
parentPort.on('message', async message => {
  if (message === 'start') {
    samples = [];
    running = [];
    const started = performance.now();
    let asked = 0;
    timer = setInterval(() => {
      // One that could not be asked in time has waited since.
      for (; started + asked * everyMs <= performance.now(); asked += 1) {
        running.push(ask(started + asked * everyMs));
      }
    }, 1);
  } else {
    clearInterval(timer);
    await Promise.all(running);
    parentPort.postMessage(samples);
  }
});
