import { stringifyEntityRef } from '@backstage/catalog-model';
import { Command, Option } from 'commander';
import {
  API_VERSION,
  MatrixMethod,
  NamedEntity,
  TableFormat,
  TableProblem,
  canonicalRef,
  definitionToYaml,
  describeTableProblem,
  matrixFromTable,
} from 'backstage-plugin-operating-model-common';
import { EXIT } from '../exitCodes';
import { catalogOf } from '../files/catalogOf';
import { decodeText, readText } from '../files/readText';
import { writeText } from '../files/writeText';
import { inputName } from '../inputName';
import { counted, plainText } from '../plainText';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';
import { catalogOption } from './catalogOption';
import { tableFormatOption } from './tableFormatOption';

interface ImportOptions {
  name: string;
  title?: string;
  owner?: string;
  method?: MatrixMethod;
  catalog?: string[];
  format?: TableFormat;
  output?: string;
}

const METHODS = ['RACI', 'RASCI', 'DACI'] satisfies MatrixMethod[];
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

function namesIn(terminal: Terminal, paths: string[]) {
  const activities: NamedEntity[] = [];
  const parties: NamedEntity[] = [];
  for (const entity of catalogOf(terminal, paths).values()) {
    const profile = entity.spec?.profile as
      { displayName?: unknown } | undefined;
    const title = entity.metadata.title ?? profile?.displayName;
    const named = {
      ref: stringifyEntityRef(entity),
      title: typeof title === 'string' ? title : undefined,
    };
    const kind = entity.kind.toLowerCase();
    if (kind === 'activity') activities.push(named);
    else if (kind === 'group' || kind === 'user') parties.push(named);
  }
  return { activities, parties };
}

async function readTableText(
  terminal: Terminal,
  file: string,
): Promise<string> {
  const { text, problem } =
    file === '-'
      ? decodeText(file, await terminal.readInput())
      : readText(terminal.folder, file);
  if (!problem) return text;
  throw new UsageError(
    `${inputName(file)}: ${problem.message}; ${problem.remedy}`,
  );
}

function headOf({ name, title, owner, method }: ImportOptions) {
  if (!NAME.test(name)) {
    throw new UsageError(
      `--name ${name} is no name of the catalog; use letters, digits, - _ and .`,
    );
  }
  const ownerRef = canonicalRef(owner, { defaultKind: 'Group' });
  if (owner !== undefined && !ownerRef) {
    throw new UsageError(
      `--owner ${owner} is not a reference to an entity; write it as group:default/some-name`,
    );
  }
  return {
    apiVersion: API_VERSION,
    kind: 'ResponsibilityMatrix',
    metadata: { name, title },
    spec: { method, owner: ownerRef },
  };
}

/** What is to be said of an owner that the catalog which was named has not. */
function unknownOwner(
  owner: string | undefined,
  parties: readonly NamedEntity[],
  paths: readonly string[],
): string | undefined {
  if (!owner || parties.some(({ ref }) => ref === owner)) return undefined;
  return `warning: there is no ${owner}, which --owner names, in ${paths.join(', ')}; correct the reference, or bring the group into the catalog`;
}

export function importCommand(terminal: Terminal, end: (code: number) => void) {
  return new Command('import')
    .description(
      'make a responsibility matrix in YAML of a CSV or Markdown table',
    )
    .argument('<file>', 'the table; - reads what is piped in')
    .requiredOption('--name <name>', 'name of the matrix')
    .option('--title <title>', 'title of the matrix')
    .option('--owner <group>', 'who keeps the matrix right')
    .addOption(
      new Option('--method <method>', 'the letters that it uses').choices(
        METHODS,
      ),
    )
    .addOption(catalogOption('a file or folder with what the table names'))
    .addOption(
      tableFormatOption('how the table is written, where it is not plain'),
    )
    .option('--output <file>', 'write the YAML to this file')
    .action(async (file: string, options: ImportOptions) => {
      const head = headOf(options);
      const known = options.catalog && namesIn(terminal, options.catalog);
      const { rows, problems, warnings, counts } = matrixFromTable(
        await readTableText(terminal, file),
        { format: options.format, method: options.method, known },
      );
      const say = (list: TableProblem[], severity: string, count: number) => {
        for (const each of list) {
          const said = describeTableProblem(each);
          const line = `${severity}: ${inputName(file)}${each.line ? ', ' : ': '}${said}`;
          terminal.writeError(`${plainText(line)}\n`);
        }
        if (count > list.length) {
          terminal.writeError(
            `${severity}: ${plainText(inputName(file))}: ${counted(count, severity)} in all; the first ${list.length} are listed, mend these first\n`,
          );
        }
      };
      if (!rows) {
        say(problems, 'error', counts.problems);
        say(warnings, 'warning', counts.warnings);
        end(EXIT.problems);
        return;
      }
      say(warnings, 'warning', counts.warnings);
      const ownerless =
        known &&
        unknownOwner(head.spec.owner, known.parties, options.catalog ?? []);
      if (ownerless) terminal.writeError(`${plainText(ownerless)}\n`);
      writeText(
        terminal,
        options.output,
        definitionToYaml({ ...head, spec: { ...head.spec, rows } }),
      );
    });
}
