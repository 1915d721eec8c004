import { stringify } from 'yaml';
import { parseEntityRef } from '@backstage/catalog-model';
import { API_VERSION } from '../kinds/definitions';
import { groupBy } from '../model/groupBy';
import { reviewClock } from '../model/reviews';
import type { Agreement, OperatingModel } from '../model/types';
import type { UncoveredDependency } from '../rules/uncovered';
import type { AgreementItem, Uncovered } from './agreementsAnswer';
import type { FindingAnswer } from './findingsAnswer';
import { titleOfRef } from './names';

/** Dependencies that one pair of teams is shown with. */
const MAX_DEPENDENCIES = 50;

/** Every reference that an agreement names. @public */
export function refsOfAgreement(agreement: Agreement): string[] {
  const { providerRef, incidentLeadRef } = agreement;
  return [
    agreement.ref,
    ...(providerRef ? [providerRef] : []),
    ...agreement.consumerRefs,
    ...agreement.activityRefs,
    ...(incidentLeadRef ? [incidentLeadRef] : []),
    ...agreement.escalationRefs,
    ...agreement.accepted.map(({ by }) => by),
  ];
}

/**
 * @param hidden - what the reader may not read: it is left out
 * @public
 */
export function describeAgreement(
  model: OperatingModel,
  agreement: Agreement,
  {
    findings,
    hidden,
  }: { findings: FindingAnswer[]; hidden: ReadonlySet<string> },
): AgreementItem {
  const { review, providerRef, incidentLeadRef } = agreement;
  const { dueOn, overdue } = reviewClock(review, model.now);
  const seen = (refs: string[]) => refs.filter(ref => !hidden.has(ref));
  const one = (ref: string | undefined) =>
    ref && hidden.has(ref) ? undefined : ref;
  return {
    ref: agreement.ref,
    title: agreement.title,
    type: agreement.type,
    providerRef: one(providerRef),
    consumerRefs: seen(agreement.consumerRefs),
    activityRefs: seen(agreement.activityRefs),
    channelUrl: agreement.channelUrl,
    hours: agreement.hours,
    targets: agreement.targets,
    incidentLeadRef: one(incidentLeadRef),
    escalationRefs: seen(agreement.escalationRefs),
    accepted: agreement.accepted.filter(({ by }) => !hidden.has(by)),
    review: { every: review.every, last: review.last, dueOn, overdue },
    findings,
  };
}

const shortName = (ref: string) => parseEntityRef(ref).name;

/** What two teams would have to agree on, to be completed by them. */
function draftOf(
  model: OperatingModel,
  consumerRef: string,
  providerRef: string,
): string {
  const title = (ref: string) => titleOfRef(model, ref).title;
  const draft = stringify(
    {
      apiVersion: API_VERSION,
      kind: 'Agreement',
      metadata: {
        name: `${shortName(providerRef)}-for-${shortName(consumerRef)}`.slice(
          0,
          63,
        ),
        title: `${title(providerRef)} for ${title(consumerRef)}`,
      },
      spec: {
        type: 'operational-level',
        provider: providerRef,
        consumers: [consumerRef],
        hours: 'business-hours',
        targets: [
          { measure: 'response', severity: 'critical', within: 'PT1H' },
        ],
        incidentLead: providerRef,
        review: { every: 'P1Y' },
      },
    },
    { aliasDuplicateObjects: false },
  );
  return `# Suggested, to be settled by both: hours, targets, who leads an incident, the review.
# Missing, to be added:
#   channel: { type: chat, url: https://… }, and escalation;
# under accepted who agreed when, once they did.
${draft}`;
}

/**
 * Dependencies that no agreement covers, by pair of teams, the most first.
 *
 * @public
 */
export function describeUncovered(
  model: OperatingModel,
  dependencies: readonly (Omit<UncoveredDependency, 'type'> & {
    type: string;
  })[],
): Uncovered[] {
  const pairs = groupBy(dependencies, ({ consumerRef, providerRef }) => [
    `${consumerRef} ${providerRef}`,
  ]);
  return [...pairs.values()]
    .sort((a, b) => b.length - a.length)
    .map(between => {
      const { consumerRef, providerRef } = between[0];
      return {
        consumerRef,
        providerRef,
        dependencies: between
          .slice(0, MAX_DEPENDENCIES)
          .map(({ fromRef, toRef, type }) => ({ fromRef, toRef, type })),
        count: between.length,
        draft: draftOf(model, consumerRef, providerRef),
      };
    });
}
