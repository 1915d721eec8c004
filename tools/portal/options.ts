import { parseArgs } from 'node:util';
import { reason, usageProblem } from './problem.ts';
import { readCatalogFile, readConfigFile } from './yamlFiles.ts';
import type { YamlFile } from './yamlFiles.ts';

export const HELP = `Starts the demo portal: the app on http://localhost:3000 and the backend on http://localhost:7007.

  npm start                          app and backend
  npm run backend                    the backend only

Options (npm needs the -- in front of them: npm start -- --catalog FILE)

  --catalog FILE   show these catalog entities instead of the demo organization; may be given more than once
  --config FILE    more Backstage configuration, loaded last; may be given more than once
  --help           this text

FILE is a YAML file, absolute or relative to the folder where you type the command. Every set of catalog files keeps
its own data under .data/ between runs. Ctrl-C ends everything.`;

export type PortalOptions = {
  backendOnly: boolean;
  catalogFiles: YamlFile[];
  configFiles: string[];
};

export function readOptions(args: string[]): PortalOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    backendOnly: values['backend-only'] ?? false,
    catalogFiles: (values.catalog ?? []).map(readCatalogFile),
    configFiles: (values.config ?? []).map(readConfigFile),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        catalog: { type: 'string', multiple: true },
        config: { type: 'string', multiple: true },
        'backend-only': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usageProblem(`${reason(error)}\n\n${HELP}`);
  }
}
