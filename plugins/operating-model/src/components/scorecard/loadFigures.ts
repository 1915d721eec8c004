import {
  ScorecardHistory,
  ScorecardSummary,
  ScorecardTarget,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi, ScorecardPart } from '../../api/OperatingModelApi';

export interface PartFigures {
  summary: ScorecardSummary;
  /** Absent where the reader may see a part of the catalog only, or where none is kept: of systems and domains. */
  history?: ScorecardHistory;
  /** Those of the part itself. */
  targets: ScorecardTarget[];
}

/** The figures of a part, with how they have moved and where they are meant to go. */
export async function loadFigures(
  api: OperatingModelApi,
  part: ScorecardPart,
): Promise<PartFigures> {
  const { groupRef, systemRef, domainRef, direct } = part;
  const kept = !systemRef && !domainRef;
  const [summary, history, targets] = await Promise.all([
    api.scorecardSummary(part),
    kept ? unlessDenied(api.scorecardHistory({ groupRef, direct })) : undefined,
    kept && !direct ? api.scorecardTargets(groupRef) : undefined,
  ]);
  const own = (targets?.items ?? []).filter(
    target => target.groupRef === groupRef && !target.activityRef,
  );
  return { summary, history, targets: own };
}

async function unlessDenied<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 403) return undefined;
    throw error;
  }
}
