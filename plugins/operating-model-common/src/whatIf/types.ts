import { Entity } from '@backstage/catalog-model';
import type { Quorum } from '../requests/types';
import { Severity } from '../rules/vocabulary';
import { OrganizationChange } from './organizationChange';

/** What sort of thing breaks, from the order of which `counts.byKind` is made. @public */
export const BREAK_KINDS = [
  'row',
  'agreement',
  'runbook',
  'activity',
  'matrix',
  'escalation',
  'ownership',
  'group',
  'user',
] as const;

/** @public */
export type BreakKind = (typeof BREAK_KINDS)[number];

/** Something that no longer holds after a change of the organization. @public */
export interface WhatIfBreak {
  /** The entity in whose file it stands. */
  subjectRef: string;
  kind: BreakKind;
  /** Where in it: `spec.rows[2].accountable`. */
  path: string;
  /** The row of a matrix, counted from 1. */
  row?: number;
  /** A sentence without full stop. */
  what: string;
  severity: Severity;
  /** How it is mended, or what has to be decided. */
  remedy: string;
  /** Whether one of the proposed changes mends it; otherwise a person decides. */
  mended: boolean;
  /** How many entities feel it, where that can be said. */
  entities?: number;
  /** The first of these, by reference. */
  entityRefs?: string[];
}

/** One file as it is and as it is proposed to be. @public */
export interface WhatIfChange {
  ref: string;
  file?: string;
  editUrl?: string;
  /** YAML. */
  before: string;
  /** YAML; empty where the entity is to be removed, the same as `before` where there is only something to decide. */
  after: string;
  /** The paths of the breaks that it mends, as they are in `before`. */
  mended: string[];
  /** What a person must still decide. */
  open: string[];
}

/** A request that is still open. @public */
export interface OpenRequest {
  id: string;
  title: string;
  /** Who still has to decide it. */
  approverRefs: readonly string[];
  requesterRef: string;
  /** The command that ends it by hand, where there is one. */
  endedBy?: 'withdraw' | 'revoke';
  /** Who has approved it already. */
  approvedBy?: readonly string[];
  /** How many approvals it takes; where that is not known, it is not looked at. */
  quorum?: Quorum;
}

/** An open request that somebody is missing for. @public */
export interface WhatIfRequest {
  id: string;
  title: string;
  role: 'approver' | 'quorum' | 'requester';
  /** Who is missing. */
  partyRef: string;
  what: string;
  remedy: string;
}

/** @public */
export interface WhatIfCounts {
  breaks: number;
  mended: number;
  /** Breaks that no change mends. */
  open: number;
  /** What a person must still decide: these breaks, and questions that the changes raise. */
  decisions: number;
  bySeverity: Record<Severity, number>;
  byKind: Record<BreakKind, number>;
  changes: number;
  requests: number;
}

/** What a change of the organization breaks, and what mends it. @public */
export interface WhatIf {
  /** What was asked, with canonical references. */
  change: OrganizationChange;
  breaks: WhatIfBreak[];
  changes: WhatIfChange[];
  requests: WhatIfRequest[];
  counts: WhatIfCounts;
}

/** @public */
export interface WhatIfOptions {
  now: Date;
  /** Other entities, whose owners and placeholders are looked at too. They are gone through once. */
  owned?: Iterable<Entity>;
  requests?: Iterable<OpenRequest>;
}
