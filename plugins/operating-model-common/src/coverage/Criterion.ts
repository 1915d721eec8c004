import type { Runbook } from '../model/types';

/** That somebody followed a runbook, and it worked. @public */
export interface Trial {
  /** ISO 8601 date or moment. */
  on: string;
  /** A user, or the name of an automation. */
  by: string;
}

/** What a look at the text of a runbook found. @public */
export interface SourceFacts {
  /** `unknown` where nobody could look, or has not looked yet. */
  state: 'ok' | 'broken' | 'unknown';
  /** What the text lacks; absent where it can't be read as Markdown. */
  missing?: string[];
}

/** What a criterion has to go by besides the runbook. @public */
export interface CriterionContext {
  now: Date;
  /** The oldest that a text may be, and the period of what states none; ISO 8601. */
  maxAge: string;
  /** Whether a reference names a group of the catalog. */
  isGroup(ref: string): boolean;
  /** Trials that were reported, besides the one that the runbook itself names. */
  trialsOf(runbookRef: string): readonly Trial[];
  sourceOf(url: string): SourceFacts | undefined;
}

/** Something that a runbook is judged by. Runbooks are judged once a refresh, whatever they cover. @public */
export interface Criterion {
  /** As it stands in config: small letters, digits and dashes. */
  id: string;
  title: string;
  /** What it asks for, in a sentence. */
  description: string;
  /** Where config says nothing. */
  weight: number;
  /**
   * @returns what stands against the runbook, one short phrase a fault and none when it is met; undefined when nobody can tell
   */
  judge(runbook: Runbook, context: CriterionContext): string[] | undefined;
}
