import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  NextSteps,
  RollUpBy,
  ScorecardEntities,
  ScorecardEntity,
  ScorecardEntityFigures,
  ScorecardHistory,
  ScorecardRollUp,
  ScorecardSummary,
  Sums,
} from 'backstage-plugin-operating-model-common';
import { EvaluatedCellState, Generation } from './ScorecardStore';

/** A group with all its descendants, a system, a domain, what is in all that are named, or everything. */
export interface Part {
  groupRef?: string;
  /** Of a group: only what it owns itself, not what the groups below it own. */
  direct?: boolean;
  systemRef?: string;
  domainRef?: string;
}

export interface EntitiesFilter extends Part {
  state?: EvaluatedCellState;
  activityRef?: string;
  type?: string;
  lifecycle?: string;
  /** Part of the reference. */
  text?: string;
  order: 'asc' | 'desc';
}

export interface EntitiesQuestion extends EntitiesFilter {
  limit?: string;
  cursor?: string;
}

/** Tells how well runbooks cover, to somebody who asks as themselves: what they may not read is in no figure. */
export interface ScorecardService {
  summary(
    part: Part,
    credentials: BackstageCredentials,
  ): Promise<ScorecardSummary>;
  /** Of groups, those right under the group of the part; the topmost when it names none. */
  rollUp(
    question: Part & { by: RollUpBy },
    credentials: BackstageCredentials,
  ): Promise<ScorecardRollUp>;
  entities(
    question: EntitiesQuestion,
    credentials: BackstageCredentials,
  ): Promise<ScorecardEntities>;
  /** One entity of the list; absent where it is not on the scorecard. The caller may read it. */
  entity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<{ entity?: ScorecardEntity; names: ScorecardEntities['names'] }>;
  /** By owner, what the cells add up to that the caller may read. */
  ownerSums(
    activityRef: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<Map<string, Sums>>;
  /** What would raise the score most. */
  nextSteps(
    question: Part & { limit: number },
    credentials: BackstageCredentials,
  ): Promise<NextSteps>;
  /** All entities of the list, page by page. */
  export(
    question: EntitiesFilter,
    credentials: BackstageCredentials,
  ): Promise<{
    generation: Generation;
    pages: AsyncIterable<ScorecardEntity[]>;
  }>;
  /** The same without their cells. */
  exportFigures(
    question: EntitiesFilter,
    credentials: BackstageCredentials,
  ): Promise<{
    generation: Generation;
    pages: AsyncIterable<ScorecardEntityFigures[]>;
  }>;
  /** @param days - ISO dates */
  history(
    question: Part & { from: string; to: string },
    credentials: BackstageCredentials,
  ): Promise<ScorecardHistory>;
}
