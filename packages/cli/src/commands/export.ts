import { Command } from 'commander';
import {
  ResponsibilityMatrixEntity,
  TableFormat,
  checkDefinition,
  describeProblem,
  tableFromMatrix,
} from 'backstage-plugin-operating-model-common';
import { readCatalog } from '../files/readCatalog';
import { writeText } from '../files/writeText';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';
import { tableFormatOption } from './tableFormatOption';

interface ExportOptions {
  name?: string;
  format: TableFormat;
  output?: string;
}

function matrixIn(folder: string, file: string, name?: string) {
  const { entities, problems } = readCatalog(folder, [file]);
  if (problems.length) {
    throw new UsageError(
      `${file}: ${problems[0].message}; ${problems[0].remedy}`,
    );
  }
  const matrices = [...entities.values()]
    .map(({ entity }) => entity)
    .filter(({ kind }) => kind === 'ResponsibilityMatrix');
  const meant = name
    ? matrices.filter(({ metadata }) => metadata.name === name)
    : matrices;
  if (meant.length === 1) return meant[0];
  const names = matrices.map(({ metadata }) => metadata.name).join(', ');
  throw new UsageError(
    names
      ? `${file} holds ${names}; choose one of them with --name`
      : `${file} holds no responsibility matrix`,
  );
}

export function exportCommand(terminal: Terminal) {
  return new Command('export')
    .description(
      'make a table of a responsibility matrix, for a spreadsheet or a page',
    )
    .argument('<file>', 'the YAML file that holds the matrix')
    .option('--name <name>', 'name of the matrix, where the file holds several')
    .addOption(tableFormatOption('how the table is written').default('csv'))
    .option('--output <file>', 'write the table to this file')
    .action((file: string, options: ExportOptions) => {
      const matrix = matrixIn(terminal.folder, file, options.name);
      const [problem] = checkDefinition(matrix) ?? [];
      if (problem) throw new UsageError(`${file}: ${describeProblem(problem)}`);
      const table = tableFromMatrix(
        matrix as unknown as ResponsibilityMatrixEntity,
        options,
      );
      writeText(terminal, options.output, table);
    });
}
