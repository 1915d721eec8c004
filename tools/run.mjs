// The way in for every npm script: makes the toolchain and the dependencies fit, then runs the command that follows.
// Plain JavaScript for the Node that is there (20 or newer); all that comes after runs on the Node of tools/toolchain.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const toolchainSource = join(root, 'tools/toolchain');
const toolchain = join(root, '.cache/toolchain');
const windows = process.platform === 'win32';
const needed = { toolchain: 0.4, dependencies: 2.5 }; // GB, measured and rounded up

const say = text => process.stderr.write(`[set-up] ${text}\n`);

function fail(text) {
  say(text);
  process.exit(1);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(file).update(readFileSync(join(root, file)));
  return `${process.platform}-${process.arch}-${hash.digest('hex')}`;
}

const isCurrent = (stamp, hash) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

function checkDisk(what) {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 1e9;
  if (free < needed[what]) {
    fail(
      `Not enough disk space for the ${what}: ${needed[what]} GB needed, ${free.toFixed(1)} GB free where ${root} is. Free some space, then run the command again.`,
    );
  }
}

/** npm's own settings in the environment confuse Yarn and the tools below it. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^npm_(config|package|lifecycle|node|execpath|command)/i.test(name))
      delete env[name];
  }
  return env;
}

/** Runs a command in its own process group and passes every signal on to the whole group. */
function run(command, args, { env, cwd = root, stdio = 'inherit' }) {
  const detached = !process.stdin.isTTY && !windows;
  const child = spawn(command, args, {
    cwd,
    env,
    stdio,
    detached,
    shell: windows,
  });
  const output = [];
  child.stdout?.on('data', data => output.push(data));
  child.stderr?.on('data', data => output.push(data));
  const stop = signal => {
    try {
      process.kill(detached ? -child.pid : child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const forward = ['SIGINT', 'SIGTERM', 'SIGHUP'].map(signal => {
    const listener = () => stop(signal);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  // npm's shell keeps SIGINT to itself, so the scripts begin with exec; and it dies of SIGTERM without passing it on where
  // they do not, so we also watch whether our parent is still there.
  const parent = process.ppid;
  const watch = setInterval(
    () => process.ppid !== parent && stop('SIGTERM'),
    500,
  );
  return new Promise(done => {
    child.on('error', ({ code }) =>
      fail(
        `${command} could not be started (${code}). Its path begins where the repository is.`,
      ),
    );
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const off of forward) off();
      done({
        code: code ?? 128 + (constants.signals[signal] ?? 1),
        output: Buffer.concat(output).toString(),
      });
    });
  });
}

function explain(output) {
  if (output.includes('YN0028'))
    return 'A package.json changed without the lockfile. Run `npm run relock`, then the command again.';
  if (/ENOSPC|no space left/i.test(output))
    return 'The disk is full. Free some space, then run the command again.';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network|RequestError/i.test(
      output,
    )
  ) {
    return 'The npm registry could not be reached. Check the network or the proxy and registry settings of npm, then run the command again.';
  }
  return 'Read the lines above for the reason, then run the command again.';
}

async function ensureToolchain() {
  const hash = hashOf([
    'tools/toolchain/package.json',
    'tools/toolchain/package-lock.json',
  ]);
  const stamp = join(toolchain, '.stamp');
  if (isCurrent(stamp, hash)) return;
  checkDisk('toolchain');
  say('1/2 Node 24 and Yarn 4, once (about 10 s) …');
  mkdirSync(toolchain, { recursive: true });
  rmSync(stamp, { force: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(toolchainSource, file), join(toolchain, file));
  }
  const { code, output } = await run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      env: process.env,
      cwd: toolchain,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (code !== 0)
    fail(`${output}\nNode and Yarn could not be installed. ${explain(output)}`);
  writeFileSync(stamp, hash);
}

function environment() {
  const env = cleanEnvironment();
  const path = [
    join(toolchain, 'node_modules/.bin'),
    join(root, 'node_modules/.bin'),
    env.PATH ?? env.Path,
  ];
  env.PATH = path.filter(Boolean).join(delimiter);
  return env;
}

const workspaces = () =>
  ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .map(name => `${folder}/${name}/package.json`)
      .filter(file => existsSync(join(root, file))),
  );

async function ensureDependencies({ relock }) {
  const files = [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'tools/toolchain/package.json',
    ...workspaces(),
  ];
  const stamp = join(root, 'node_modules/.install-stamp');
  if (!relock && isCurrent(stamp, hashOf(files))) return;
  checkDisk('dependencies');
  say('2/2 Dependencies (1 to 3 minutes the first time) …');
  rmSync(stamp, { force: true });
  const args = ['install', relock ? '--no-immutable' : '--immutable'];
  const { code, output } = await run('yarn', args, {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (code !== 0)
    fail(
      `${output.split('\n').slice(-40).join('\n')}\nThe dependencies could not be installed. ${explain(output)}`,
    );
  writeFileSync(stamp, hashOf(files));
  say('Set-up done.');
}

const [command, ...args] = process.argv.slice(2);
const relock = command === '--relock';
await ensureToolchain();
await ensureDependencies({ relock });
if (command && !relock) {
  const { code } = await run(command, args, {
    env: {
      ...environment(),
      OPERATING_MODEL_CALLED_FROM: process.env.INIT_CWD ?? process.cwd(),
    },
  });
  process.exit(code);
}
