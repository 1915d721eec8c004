import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Finding,
  FindingsAnswer,
} from 'backstage-plugin-operating-model-common';
import { FindingFilter } from '../survey/SurveyStore';

/** What somebody asks for. */
export interface FindingsQuestion extends FindingFilter {
  /** Only what an active exception excuses, or only what none does. */
  excused?: boolean;
}

/** Tells what rules noticed, to somebody who asks as themselves: what speaks of entities that they may not read is left out. */
export interface FindingsService {
  /** @param question - `limit` and `cursor` as the client wrote them */
  list(
    question: FindingsQuestion & { limit?: string; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<FindingsAnswer>;
  /** How many findings the caller may be told of. */
  count(
    filter: FindingsQuestion,
    credentials: BackstageCredentials,
  ): Promise<FindingsAnswer['totals']>;
  /** All findings about some definitions, without a look at who asks. */
  about(subjectRefs: readonly string[]): Promise<Finding[]>;
}
