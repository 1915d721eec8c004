import {
  Finding,
  LoadFacts,
  LoadStatistics,
  ReachFacts,
  Severity,
  SurveyResult,
} from 'backstage-plugin-operating-model-common';

/** Where the last pass over the catalog stands. */
export interface SurveyState {
  /** Absent before the first pass that ended well. */
  computedAt?: string;
  entities: number;
  /** One more whenever a pass changed what is kept. */
  version: number;
  peers: LoadStatistics;
  /** Why the last pass was in vain. */
  problem?: string;
  /** How many entities that pass had seen. */
  doubted?: number;
}

/** What a pass over the catalog publishes. */
export interface Publication extends Omit<SurveyResult, 'findings'> {
  findings: readonly Finding[];
  computedAt: string;
}

/** What the one who publishes knows to be kept. */
export interface KnownFindings {
  /** Of which this is known; where another is kept, somebody else has published since. */
  version: number;
  /** All of them. Those that are published again unchanged are the same objects. */
  findings: readonly Finding[];
}

/** What became of a publication. */
export interface Published {
  /** Rows. */
  written: number;
  /** Of what is kept now, and of what was kept until then. */
  version: number;
  replaced: number;
}

/** The place of a finding in their order. */
export interface FindingKey {
  severity: Severity;
  rule: string;
  subjectRef: string;
  position: string;
}

/** Rules, each with the subjects whose findings by it are excused. */
export type ExcusedPairs = { rule: string; subjectRefs: string[] }[];

export interface FindingFilter {
  rule?: string;
  severity?: Severity;
  subjectRef?: string;
  ownerRef?: string;
}

export interface StoredFindingFilter extends FindingFilter {
  /** Only what is excused, or only what is not. */
  excused?: { pairs: ExcusedPairs; wanted: boolean };
}

export interface FindingCounts {
  byRule: { rule: string; severity: Severity; count: number }[];
  byOwner: { ownerRef?: string; count: number }[];
}

export interface StoredLoad extends LoadFacts {
  partyRef: string;
}

export interface StoredDependency {
  consumerRef: string;
  providerRef: string;
  fromRef: string;
  toRef: string;
  type: string;
}

/** Keeps what the last pass over the catalog found, for all replicas. */
export interface SurveyStore {
  state(): Promise<SurveyState>;
  /** The entities that findings are kept about. */
  subjects(): Promise<string[]>;
  /**
   * Replaces what was found before, all at once; rows that stay the same are not written.
   *
   * @param known - spares comparing each finding with what is kept, where that is known
   * @returns how many rows were written or removed, and the version that this made
   */
  publish(publication: Publication, known?: KnownFindings): Promise<Published>;
  /** Keeps what was found before, because a pass found just the same. */
  confirm(computedAt: string): Promise<void>;
  /** Keeps what was found before, and says why. */
  fail(problem: string, doubted?: number): Promise<void>;

  /** Findings in their order, after the given place. */
  findings(
    filter: StoredFindingFilter,
    page: { after?: FindingKey; limit: number },
  ): Promise<Finding[]>;
  findingsAbout(subjectRefs: readonly string[]): Promise<Finding[]>;
  countFindings(filter: StoredFindingFilter): Promise<FindingCounts>;
  /** By matrix; of a page of them. */
  reachOf(matrixRefs: readonly string[]): Promise<Map<string, ReachFacts[]>>;
  /** What one party carries, its sum first. */
  loadOf(partyRef: string): Promise<StoredLoad[]>;
  /** The sums, the most accountable first. */
  loads(page: {
    after?: { accountable: number; partyRef: string };
    limit: number;
  }): Promise<StoredLoad[]>;
  uncovered(): Promise<StoredDependency[]>;
}
