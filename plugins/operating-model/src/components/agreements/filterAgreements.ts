import { AgreementsAnswer } from 'backstage-plugin-operating-model-common';
import { titleOf } from './titleOf';

interface AgreementsFilter {
  /** An empty one lets every team pass. */
  consumerRef: string;
  providerRef: string;
  /** Part of the title of a team or an agreement. */
  search: string;
}

/** What is between the teams that are asked for. */
export function filterAgreements(
  { items, names, uncovered }: AgreementsAnswer,
  { consumerRef, providerRef, search }: AgreementsFilter,
): Pick<AgreementsAnswer, 'items' | 'uncovered'> {
  const text = search.trim().toLocaleLowerCase();
  const holds = (title: string) => title.toLocaleLowerCase().includes(text);
  const named = (refs: string[]) =>
    refs.some(ref => holds(titleOf(names, ref)));
  return {
    items: items.filter(
      item =>
        (!consumerRef || item.consumerRefs.includes(consumerRef)) &&
        (!providerRef || item.providerRef === providerRef) &&
        (holds(item.title) ||
          named([
            ...(item.providerRef ? [item.providerRef] : []),
            ...item.consumerRefs,
          ])),
    ),
    uncovered: uncovered.filter(
      pair =>
        (!consumerRef || pair.consumerRef === consumerRef) &&
        (!providerRef || pair.providerRef === providerRef) &&
        named([pair.consumerRef, pair.providerRef]),
    ),
  };
}
