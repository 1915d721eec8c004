import { Argument, Command, Option } from 'commander';
import {
  OpenRequest,
  ORGANIZATION_CHANGES,
  OrganizationChange,
  WhatIf,
  WhatIfBreak,
  WhatIfChange,
  changesToYaml,
  whatIf,
} from 'backstage-plugin-operating-model-common';
import { EXIT } from '../exitCodes';
import { readCatalog } from '../files/readCatalog';
import { Place } from '../files/SourceEntity';
import { counted, plainText } from '../plainText';
import { Portal, PortalOptions } from '../portal/Portal';
import { withPortalOptions } from '../portal/withPortalOptions';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';
import { catalogOption } from './catalogOption';

const FORMATS = ['text', 'json', 'yaml'] as const;

interface WhatIfOptions extends PortalOptions {
  into?: string;
  under?: string;
  catalog?: string[];
  format: (typeof FORMATS)[number];
}

/** Where something of an entity is written. */
type PlaceOf = (ref: string, path?: string) => Place;

// What a change takes beside who it happens to.
const OPTIONS = {
  into: { of: 'merge', for: 'the group that takes its place' },
  under: { of: 'move', for: 'the group that it comes to stand under' },
} as const;

function readChange(
  kind: OrganizationChange['kind'],
  who: string,
  given: WhatIfOptions,
): OrganizationChange {
  for (const option of ['into', 'under'] as const) {
    const { of, for: meaning } = OPTIONS[option];
    if (kind === of && given[option] === undefined) {
      throw new UsageError(`${kind} needs --${option} and a group: ${meaning}`);
    }
    if (kind !== of && given[option] !== undefined) {
      throw new UsageError(
        `--${option} goes with ${of}, not with ${kind}; leave it out`,
      );
    }
  }
  const named = Object.entries({
    [kind === 'leave' ? 'userRef' : 'groupRef']: who,
    intoRef: given.into,
    underRef: given.under,
  }).filter(([, ref]) => ref !== undefined);
  return { kind, ...Object.fromEntries(named) } as OrganizationChange;
}

/** Entities of files, and where they are written; what can't be read is left out, and the person is told. */
function sourcesOf(terminal: Terminal, paths: string[]) {
  const { entities, problems } = readCatalog(terminal.folder, paths);
  for (const { path, line = 1, column = 1, message, remedy } of problems) {
    const text = `${path}:${line}:${column}: left out: ${message}; ${remedy}`;
    terminal.writeError(`${plainText(text)}\n`);
  }
  return entities;
}

function headline({ change, changes, counts }: WhatIf): string {
  const { kind, ...refs } = change;
  const what = [kind, ...Object.values(refs)].join(' ');
  const { breaks, mended, open, decisions, requests } = counts;
  const ofRequests = requests
    ? [
        counted(
          requests,
          'problem of open requests',
          'problems of open requests',
        ),
      ]
    : [];
  if (breaks === 0) {
    return `${what}: ${['nothing breaks', ...ofRequests].join('; ')}`;
  }
  const files = new Set(changes.map(({ file }) => file)).size;
  const found = [
    `${counted(breaks, 'break')}, of which the proposed changes mend ${mended.toLocaleString('en-GB')} and leave ${open.toLocaleString('en-GB')}`,
    `${counted(decisions, 'thing')} to decide`,
    `${counted(changes.length, 'entity', 'entities')} in ${counted(files, 'file')}`,
    ...ofRequests,
  ];
  return `${what}: ${found.join('; ')}`;
}

function proposalOf({ before, after }: WhatIfChange): string {
  if (after === '') return 'to be removed';
  return after === before ? 'no change proposed' : 'change proposed';
}

/** With the files that the changes are for, in their order. */
function byFile(
  changes: readonly WhatIfChange[],
  placeOf: PlaceOf,
): WhatIfChange[] {
  return changes
    .map(change => ({ change, place: placeOf(change.ref) }))
    .sort(
      (a, b) =>
        a.place.file.localeCompare(b.place.file, 'en') ||
        a.place.line - b.place.line,
    )
    .map(({ change, place }) => ({ ...change, file: place.file }));
}

/** A line for each, in the order of the file. */
function linesOf(breaks: readonly WhatIfBreak[], placeOf: PlaceOf): string[] {
  return breaks
    .map(found => ({ found, place: placeOf(found.subjectRef, found.path) }))
    .sort(
      (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
    )
    .map(({ found, place: { line, column } }) => {
      const { path, severity, what, remedy, mended } = found;
      const state = mended ? 'mended' : 'to decide';
      return `    ${line}:${column} ${severity} ${path}: ${what}; ${remedy} (${state})`;
    });
}

function textOf(answer: WhatIf, placeOf: PlaceOf): string {
  const bySubject = new Map<string, WhatIfBreak[]>();
  for (const found of answer.breaks) {
    const known = bySubject.get(found.subjectRef);
    if (known) known.push(found);
    else bySubject.set(found.subjectRef, [found]);
  }
  const lines = [headline(answer)];
  let file = '';
  for (const change of answer.changes) {
    const breaks = bySubject.get(change.ref) ?? [];
    const undecided = breaks.filter(({ mended }) => !mended).length;
    if (change.file && change.file !== file) {
      file = change.file;
      lines.push('', file);
    }
    lines.push(
      `  ${change.ref}: ${proposalOf(change)}`,
      ...linesOf(breaks, placeOf),
      // The breaks that are to be decided come first among these, and are told already.
      ...change.open
        .slice(undecided)
        .map(question => `    to decide: ${question}`),
    );
  }
  if (answer.requests.length) lines.push('', 'open requests');
  for (const { id, title, what, remedy } of answer.requests) {
    lines.push(`  #${id} ${title}: ${what}; ${remedy}`);
  }
  return lines.map(line => `${plainText(line)}\n`).join('');
}

/** The open requests of a portal, if one was named. */
async function readRequests(
  terminal: Terminal,
  options: WhatIfOptions,
): Promise<OpenRequest[]> {
  const portal = Portal.fromOptions(options, terminal);
  if (!portal) return [];
  const { requests, isCut } = await portal.openRequests();
  if (isCut) {
    terminal.writeError(
      `only the latest ${requests.length.toLocaleString('en-GB')} open requests were looked at; there are more\n`,
    );
  }
  return requests;
}

function written(
  answer: WhatIf,
  format: WhatIfOptions['format'],
  placeOf: PlaceOf,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(answer, undefined, 2)}\n`;
    case 'yaml':
      return changesToYaml(answer.changes);
    default:
      return textOf(answer, placeOf);
  }
}

export function whatIfCommand(terminal: Terminal, end: (code: number) => void) {
  const command = new Command('what-if')
    .description(
      'say what a change of the organization breaks, and propose what mends it; no file is changed',
    )
    .addArgument(
      new Argument('<change>', 'what happens').choices(ORGANIZATION_CHANGES),
    )
    .argument('<who>', 'the group; of leave, the user')
    .option('--into <group>', 'the group that it is merged into')
    .option('--under <group>', 'the group that it comes to stand under')
    .addOption(
      catalogOption('a file or folder with the catalog; here when absent'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'how the answer is written; yaml is what the files become',
      )
        .choices(FORMATS)
        .default('text'),
    );
  // Of what the portal has, only its requests are asked for: the definitions are those of the files.
  return withPortalOptions(command).action(
    async (
      kind: OrganizationChange['kind'],
      who: string,
      options: WhatIfOptions,
    ) => {
      const sources = sourcesOf(terminal, options.catalog ?? ['.']);
      const placeOf: PlaceOf = (ref, path) => sources.get(ref)!.placeOf(path);
      const requests = await readRequests(terminal, options);
      const answer = whatIf(
        [...sources.values()].map(({ entity }) => entity),
        readChange(kind, who, options),
        { now: terminal.now(), requests },
      );
      if ('problems' in answer) {
        const [{ message, remedy }] = answer.problems;
        throw new UsageError(`${message}; ${remedy}`);
      }
      const changes = byFile(answer.changes, placeOf);
      terminal.write(written({ ...answer, changes }, options.format, placeOf));
      end(
        answer.breaks.length + answer.requests.length
          ? EXIT.problems
          : EXIT.fine,
      );
    },
  );
}
