import { Finding, Severity } from 'backstage-plugin-operating-model-common';

/** A finding, and where in a file it is mended. */
export interface LocatedFinding
  extends
    Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy'>,
    Partial<
      Pick<Finding, 'practice' | 'subjectRef' | 'ownerRef' | 'path' | 'row'>
    > {
  file: string;
  line: number;
  column: number;
}

/** What a run of the linter found. */
export interface Report {
  findings: LocatedFinding[];
  totals: Record<Severity, number>;
  definitions: number;
  entities: number;
  files: number;
  /** What could not be looked into and why, a sentence each; absent where all was. */
  unchecked?: string[];
}
