import { builtInRules } from 'backstage-plugin-operating-model-common';
import { version } from '../../../package.json';
import { Report } from '../Report';

const FILE_RULES: Record<string, string> = {
  schema: 'A definition can be understood',
  file: 'A file can be read',
  yaml: 'A file holds valid YAML',
  entity: 'An entity has a kind and a name',
  duplicate: 'An entity is written once',
};

const address = (file: string) =>
  file.split('/').map(encodeURIComponent).join('/');

/** SARIF 2.1.0, which code scanning of several hosts takes. */
export function sarifReport({ findings }: Report): string {
  const titles = new Map([
    ...Object.entries(FILE_RULES),
    ...builtInRules.map(({ id, title }): [string, string] => [id, title]),
  ]);
  const ids = [...titles.keys()];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'operating-model',
            version,
            rules: ids.map(id => ({
              id,
              shortDescription: { text: titles.get(id) },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: finding.severity,
          message: { text: `${finding.message}; ${finding.remedy}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: address(finding.file) },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                },
              },
              ...(finding.subjectRef && {
                logicalLocations: [{ fullyQualifiedName: finding.subjectRef }],
              }),
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
