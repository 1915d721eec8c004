import {
  ScorecardHistory,
  ScorecardSummary,
  ScorecardTarget,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi, ScorecardPart } from '../../api/OperatingModelApi';
import { isDenied } from '../shared/failures';

export interface PartFigures {
  summary: ScorecardSummary;
  /** Absent where the reader may see a part of the catalog only, or where none is kept. */
  history?: ScorecardHistory;
  /** Those of the part itself. */
  targets: ScorecardTarget[];
}

/** Whether history is kept of a part: what is in a group and in a system is added up only when somebody asks. */
export function keepsHistory({
  groupRef,
  systemRef,
  domainRef,
}: ScorecardPart) {
  return [groupRef, systemRef, domainRef].filter(Boolean).length < 2;
}

/** The figures of a part, with how they have moved and where they are meant to go. */
export async function loadFigures(
  api: OperatingModelApi,
  part: ScorecardPart,
): Promise<PartFigures> {
  const { groupRef, systemRef, domainRef, direct } = part;
  const hasTargets = !systemRef && !domainRef && !direct;
  const [summary, history, targets] = await Promise.all([
    api.scorecardSummary(part),
    keepsHistory(part) ? unlessDenied(api.scorecardHistory(part)) : undefined,
    hasTargets ? api.scorecardTargets(groupRef) : undefined,
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
    if (isDenied(error)) return undefined;
    throw error;
  }
}
