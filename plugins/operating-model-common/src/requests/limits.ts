import { RISKS, Risk } from '../kinds/fields';
import { RequestDraft } from './draft';
import { RequestPolicy } from './policy';
import { invalid } from './problems';
import { RequestProblem, RequestRecord } from './types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The higher of two risks. @public */
export function higherRisk(a: Risk, b: Risk | undefined): Risk {
  return b && RISKS.indexOf(b) > RISKS.indexOf(a) ? b : a;
}

/** What the policy says of a draft that is submitted, or edited afterwards. @public */
export interface LimitContext {
  policy: RequestPolicy;
  now: Date;
  /** How many entities its scope selects, where it has one. */
  scopeEntities?: number;
  renewalOf?: string;
  /** The request that it renews. */
  predecessor?: RequestRecord;
}

/**
 * What keeps a draft from being submitted under the policy. The risk is taken as it stands.
 *
 * @public
 */
export function limitProblems(
  draft: RequestDraft,
  context: LimitContext,
): RequestProblem[] {
  if (draft.kind !== 'exception') return [];
  const { policy, now, scopeEntities, renewalOf, predecessor } = context;
  const { validFrom, validTo, risk, category, emergency } = draft;
  const problems: RequestProblem[] = [];
  const at = now.toISOString();
  // What lies in the past excuses nothing, so the length counts from the submission on.
  const from = validFrom < at ? at : validFrom;
  const length = Date.parse(validTo) - Date.parse(from);
  if (length <= 0) {
    problems.push(invalid('validTo', 'is over already', 'choose a later end'));
  }
  const { maxDays } = policy.byRisk[risk];
  if (length > maxDays * DAY) {
    problems.push(
      invalid(
        'validTo',
        `is more than ${maxDays} days away, the longest at ${risk} risk`,
        'choose an earlier end',
      ),
    );
  }
  const { maxHours } = policy.emergency;
  if (emergency && length > maxHours * HOUR) {
    problems.push(
      invalid(
        'validTo',
        `is more than ${maxHours} hours away, the longest in an emergency`,
        'choose an earlier end, or ask without emergency',
      ),
    );
  }
  if (emergency && validFrom > at) {
    problems.push(
      invalid(
        'validFrom',
        'lies in the future, and an emergency begins at once',
        'let it begin now, or ask without emergency',
      ),
    );
  }
  if (renewalOf && validFrom > at) {
    problems.push(
      invalid(
        'validFrom',
        'lies in the future, and a renewal begins when it is approved',
        'let it begin now',
      ),
    );
  }
  const renewed = predecessor?.content;
  if (renewed?.kind === 'exception' && validTo <= renewed.validTo) {
    problems.push(
      invalid(
        'validTo',
        'is not later than the end of what it renews',
        'choose a later end',
      ),
    );
  }
  if (!policy.categories.includes(category)) {
    problems.push(
      invalid(
        'category',
        `"${category}" is not accepted here`,
        `use one of ${policy.categories.join(', ')}`,
      ),
    );
  }
  if (draft.scope && scopeEntities === undefined) {
    problems.push(
      invalid('scope', 'could not be counted', 'try again in a few seconds'),
    );
  } else if (scopeEntities === 0) {
    problems.push(
      invalid('scope', 'selects no entity', 'choose another scope'),
    );
  } else if (
    scopeEntities !== undefined &&
    scopeEntities > policy.maxEntities
  ) {
    problems.push(
      invalid(
        'scope',
        `selects ${scopeEntities} entities, and ${policy.maxEntities} is the most`,
        'choose a narrower scope',
      ),
    );
  }
  return problems;
}
