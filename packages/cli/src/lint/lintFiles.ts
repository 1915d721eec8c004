import {
  API_VERSION,
  RuleSettings,
  SEVERITIES,
  Severity,
  compareText,
  compileOperatingModel,
} from 'backstage-plugin-operating-model-common';
import { CatalogFiles } from '../files/readCatalog';
import { Portal } from '../portal/Portal';
import { judge } from './judge';
import { LocatedFinding, Report } from './Report';
import { surroundings } from './surroundings';

export interface LintFilesOptions {
  now: Date;
  settings?: RuleSettings;
  /** Asked for what the files speak of and don't hold. */
  portal?: Portal;
}

const compare = (a: LocatedFinding, b: LocatedFinding) =>
  compareText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message);

/** Holds files against the rules. What a portal says beyond them helps to judge, and is not judged. */
export async function lintFiles(
  { entities: sources, files, problems }: CatalogFiles,
  { now, settings, portal }: LintFilesOptions,
): Promise<Report> {
  const own = [...sources.values()].map(({ entity }) => entity);
  const all = portal
    ? [...own, ...(await surroundings(own, portal, now))]
    : own;
  const model = compileOperatingModel(all, { now });
  const findings: LocatedFinding[] = problems.map(
    ({ path: file, line = 1, column = 1, ...problem }) => ({
      severity: 'error',
      ...problem,
      file,
      line,
      column,
    }),
  );
  for (const finding of judge(model, all, settings)) {
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
  };
}
