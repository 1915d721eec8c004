import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EntityResponsibilities,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';

export interface EntityQuestion {
  /** Canonical. */
  entityRef: string;
  credentials: BackstageCredentials;
}

/** Answers questions about one entity, to somebody who asks as themselves: what they may not read in the catalog is left out. */
export interface ResponsibilitiesService {
  /** @throws NotFoundError when the caller sees no such entity */
  describe(question: EntityQuestion): Promise<EntityResponsibilities>;
  /** @throws NotFoundError when the caller sees no such entity or activity */
  whoToCall(
    question: EntityQuestion & { activityRef?: string },
  ): Promise<WhoAnswer>;
}
