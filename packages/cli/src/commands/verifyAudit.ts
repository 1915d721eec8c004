import { createHash } from 'node:crypto';
import { Command } from 'commander';
import {
  AuditChain,
  AuditEntry,
  AuditHead,
} from 'backstage-plugin-operating-model-common';
import { EntryWriter } from '../audit/EntryWriter';
import { readEntries } from '../audit/readEntries';
import { EXIT } from '../exitCodes';
import { plainText } from '../plainText';
import { Portal, PortalOptions } from '../portal/Portal';
import { withPortalOptions } from '../portal/withPortalOptions';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';

interface VerifyOptions extends PortalOptions {
  expect?: string;
  output?: string;
}

/** What is wrong with a history. */
interface Flaw {
  text: string;
  /** The number of the first event that nobody may rely on any more; absent where all of them hold. */
  from?: number;
}

/** Where one source of events stands, and what is wrong with it. */
interface Verdict {
  head: AuditHead;
  requests: number;
  flaws: Flaw[];
}

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

function readHead(text: string): AuditHead {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (hash) return { sequence: Number(sequence), hash };
  throw new UsageError(
    '--expect takes what an earlier run ended with: the number of an event, a colon and its hash',
  );
}

const textOf = ({ sequence, hash }: AuditHead) => `${sequence}:${hash}`;

/** Where something ended that has to be there still. */
const headOf = (verdict: Verdict | undefined) =>
  verdict && verdict.head.sequence > 0 ? [verdict.head] : [];

/** Follows a chain to its end, or to the first event that does not hold. */
async function follow(
  entries: AsyncIterable<AuditEntry>,
  { expected, writer }: { expected: AuditHead[]; writer?: EntryWriter },
): Promise<Verdict> {
  const chain = new AuditChain(sha256);
  const flaws: Flaw[] = [];
  const awaited = new Map(expected.map(head => [head.sequence, head.hash]));
  for await (const entry of entries) {
    const problem = chain.add(entry);
    if (problem) {
      flaws.push({
        text: `event ${entry.sequence} does not hold: ${problem}`,
        from: chain.head.sequence + 1,
      });
      break;
    }
    writer?.write(entry);
    const hash = awaited.get(entry.sequence);
    awaited.delete(entry.sequence);
    if (hash && hash !== entry.hash) {
      flaws.push({
        text: `event ${entry.sequence} is not the one that was there before: its hash was ${hash}`,
        // Its hash rests on all that came before it, so any of them may have been written anew.
        from: 1,
      });
    }
  }
  // What comes after an event that does not hold was not looked at.
  if (flaws.length === 0) {
    for (const sequence of awaited.keys()) {
      flaws.push({
        text: `event ${sequence} was there before and is missing; the last is ${chain.head.sequence}`,
        from: 1,
      });
    }
  }
  return { head: chain.head, requests: chain.requests, flaws };
}

/** Verifies what a portal hands out, and that it says the same of itself. */
async function verifyPortal(
  portal: Portal,
  options: { expected: AuditHead[]; writer: EntryWriter },
): Promise<Verdict> {
  const verdict = await follow(portal.auditEvents(), options).finally(() =>
    options.writer.close(),
  );
  const { brokenRequests } = await portal.auditReport();
  return {
    ...verdict,
    flaws: [
      ...verdict.flaws,
      ...brokenRequests.map(id => ({
        text: `request ${id} is kept as something else than its events tell`,
      })),
    ],
  };
}

const counted = (count: number, one: string) =>
  `${count} ${count === 1 ? one : `${one}s`}`;

const eventsOf = ({ head, requests }: Verdict) =>
  `${counted(head.sequence, 'event')} of ${counted(requests, 'request')}`;

/** What comes of a source with flaws, in one sentence. */
function reliance(verdict: Verdict): string {
  const from = verdict.flaws.flatMap(flaw => flaw.from ?? []);
  if (from.length === 0) {
    return `the ${eventsOf(verdict)} hold, but what is kept beside them does not agree with them`;
  }
  const first = Math.min(...from);
  return first === 1
    ? 'rely on none of these events'
    : `rely on nothing from event ${first} on`;
}

/** The last word on all that was looked at. */
function judge({
  file,
  ofFile,
  ofPortal,
}: {
  file: string;
  ofFile?: Verdict;
  ofPortal?: Verdict;
}): string {
  if (ofFile && ofPortal && ofFile.flaws.length > 0) {
    const portal =
      ofPortal.flaws.length > 0
        ? `of the portal, ${reliance(ofPortal)}`
        : `what the portal has holds in itself, but from event ${ofFile.head.sequence + 1} on nothing proves that it was not written anew`;
    return `Not verified: of ${file}, ${reliance(ofFile)}; ${portal}.`;
  }
  const verdict = ofPortal ?? ofFile!;
  return verdict.flaws.length > 0
    ? `Not verified: ${reliance(verdict)}.`
    : `${eventsOf(verdict)} hold.`;
}

export function verifyAuditCommand(
  terminal: Terminal,
  end: (code: number) => void,
) {
  const command = new Command('verify-audit')
    .description(
      'prove that the history of all requests is what was written, without trusting the server',
    )
    .argument(
      '[file]',
      'an export of events, a JSON object a line; - for the standard input. With --portal: what the portal has to begin with',
    )
    .option(
      '--expect <number:hash>',
      'what an earlier run ended with; it has to be there still',
    )
    .option('--output <file>', 'write the events of the portal to this file');
  return withPortalOptions(command).action(
    async (file: string | undefined, options: VerifyOptions) => {
      const portal = Portal.fromOptions(options, terminal);
      if (!file && !portal) {
        throw new UsageError('name a file with events, or a --portal to ask');
      }
      if (options.output && !portal) {
        throw new UsageError('--output takes --portal, whose events it writes');
      }
      const expected = options.expect ? [readHead(options.expect)] : [];
      const ofFile = file
        ? await follow(readEntries(terminal, file), {
            expected: portal ? [] : expected,
          })
        : undefined;
      const ofPortal =
        portal &&
        (await verifyPortal(portal, {
          expected: [...expected, ...headOf(ofFile)],
          writer: new EntryWriter(terminal, options.output),
        }));
      const source = file === '-' ? 'the standard input' : (file ?? '');
      const several = ofFile && ofPortal;
      const told = (verdict: Verdict | undefined, of: string) =>
        (verdict?.flaws ?? []).map(({ text }) =>
          several ? `${of}: ${text}` : text,
        );
      const problems = [
        ...told(ofFile, source),
        ...told(ofPortal, 'the portal'),
      ];
      for (const problem of problems) {
        terminal.write(`${plainText(problem)}\n`);
      }
      terminal.write(
        `${plainText(judge({ file: source, ofFile, ofPortal }))}\n`,
      );
      const { head } = (ofPortal ?? ofFile)!;
      if (problems.length === 0 && head.sequence > 0) {
        terminal.write(
          `Keep this for the next time: --expect ${textOf(head)}\n`,
        );
      }
      end(problems.length ? EXIT.problems : EXIT.fine);
    },
  );
}
