import {
  API_VERSION,
  SEVERITIES,
  Severity,
  compareText,
} from 'backstage-plugin-operating-model-common';
import { CatalogFiles } from '../files/readCatalog';
import { JudgeOptions, judge } from './judge';
import { LocatedFinding, Report } from './Report';

const compare = (a: LocatedFinding, b: LocatedFinding) =>
  compareText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message);

/** Holds files against the rules. What is said of anything beyond them is not for them to mend. */
export async function lintFiles(
  { entities: sources, files, problems }: CatalogFiles,
  options: JudgeOptions,
): Promise<Report> {
  const own = [...sources.values()].map(({ entity }) => entity);
  const judgement = await judge(own, options);
  const findings: LocatedFinding[] = problems.map(
    ({ path: file, line = 1, column = 1, ...problem }) => ({
      severity: 'error',
      ...problem,
      file,
      line,
      column,
    }),
  );
  for (const finding of judgement.findings) {
    const source = sources.get(finding.subjectRef);
    if (!source) continue;
    const { origin, refs, position, ...rest } = finding;
    findings.push({ ...rest, ...source.placeOf(finding.path) });
  }
  const count = (severity: Severity) =>
    findings.filter(each => each.severity === severity).length;
  return {
    findings: findings.sort(compare),
    totals: Object.fromEntries(
      SEVERITIES.map(severity => [severity, count(severity)]),
    ) as Record<Severity, number>,
    definitions: own.filter(({ apiVersion }) => apiVersion === API_VERSION)
      .length,
    entities: own.length,
    files,
    unchecked: judgement.unchecked.length ? judgement.unchecked : undefined,
  };
}
