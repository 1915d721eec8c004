import { main } from './main';
import { processTerminal } from './Terminal';

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  process.exit();
});

main(process.argv.slice(2), processTerminal()).then(code => {
  process.exitCode = code;
});
