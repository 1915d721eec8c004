import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RollUpBy,
  ScorecardEntities,
  ScorecardHistory,
  ScorecardRollUp,
  ScorecardSummary,
} from 'backstage-plugin-operating-model-common';
import { EvaluatedCellState } from './ScorecardStore';

/** A group with all its descendants, a system, a domain, or everything. */
export interface Part {
  groupRef?: string;
  systemRef?: string;
  domainRef?: string;
}

export interface EntitiesQuestion extends Part {
  state?: EvaluatedCellState;
  activityRef?: string;
  /** Part of the reference. */
  text?: string;
  order: 'asc' | 'desc';
  limit?: string;
  cursor?: string;
}

/** Tells how well runbooks cover, to somebody who asks as themselves: what they may not read is in no figure. */
export interface ScorecardService {
  summary(
    part: Part,
    credentials: BackstageCredentials,
  ): Promise<ScorecardSummary>;
  /** @param groupRef - of groups, those right under it; the topmost when absent */
  rollUp(
    question: { by: RollUpBy; groupRef?: string },
    credentials: BackstageCredentials,
  ): Promise<ScorecardRollUp>;
  entities(
    question: EntitiesQuestion,
    credentials: BackstageCredentials,
  ): Promise<ScorecardEntities>;
  /** @param days - ISO dates */
  history(
    question: { groupRef?: string; from: string; to: string },
    credentials: BackstageCredentials,
  ): Promise<ScorecardHistory>;
}
