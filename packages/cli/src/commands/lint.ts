import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exitCodes';
import { readCatalog } from '../files/readCatalog';
import { REPORT_FORMATS, ReportFormat, reports } from '../lint/formats';
import { lintFiles } from '../lint/lintFiles';
import { readSettings } from '../lint/readSettings';
import { Portal, PortalOptions } from '../portal/Portal';
import { withPortalOptions } from '../portal/withPortalOptions';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';

interface LintOptions extends PortalOptions {
  format: ReportFormat;
  config?: string;
  maxWarnings?: number;
}

function readCount(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Give a number, 0 or more.');
}

export function lintCommand(terminal: Terminal, end: (code: number) => void) {
  const { folder } = terminal;
  const command = new Command('lint')
    .description(
      'hold the catalog entities of files and folders against the rules',
    )
    .argument('[path...]', 'files, and folders with *.yaml and *.yml', ['.'])
    .addOption(
      new Option('--format <format>', 'how findings are written')
        .choices(REPORT_FORMATS)
        .default('text'),
    )
    .option(
      '--config <file>',
      'read operatingModel.rules from this app-config file',
    )
    .option(
      '--max-warnings <count>',
      'end with 1 when there are more warnings than this',
      readCount,
    );
  return withPortalOptions(command).action(
    async (paths: string[], options: LintOptions) => {
      const config = options.config
        ? readSettings(folder, options.config)
        : undefined;
      if (config?.foreign.length) {
        terminal.writeError(
          `${options.config}: passed over ${config.foreign.join(', ')}, which come with a module that only the portal has\n`,
        );
      }
      const portal = Portal.fromOptions(options, terminal);
      const catalog = readCatalog(folder, paths);
      if (!catalog.files && !catalog.problems.length) {
        throw new UsageError(
          `no catalog entity in ${paths.join(', ')}; name the files or folders that hold some`,
        );
      }
      const report = await lintFiles(catalog, {
        now: terminal.now(),
        settings: config?.settings,
        portal,
      });
      for (const sentence of report.unchecked ?? []) {
        terminal.writeError(`${sentence}\n`);
      }
      terminal.write(reports[options.format](report));
      const { error, warning } = report.totals;
      const failed = error > 0 || warning > (options.maxWarnings ?? Infinity);
      end(failed ? EXIT.problems : EXIT.fine);
    },
  );
}
