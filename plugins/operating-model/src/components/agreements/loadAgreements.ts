import { AgreementsAnswer } from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';

const PAGE = 500;

/** Every agreement: a grid of teams and a filter by team have to know them all. */
export async function loadAgreements(
  api: OperatingModelApi,
): Promise<AgreementsAnswer> {
  const first = await api.agreements({ limit: PAGE });
  const all = { ...first, items: [...first.items], names: { ...first.names } };
  let cursor = first.nextCursor;
  while (cursor) {
    const page: AgreementsAnswer = await api.agreements({
      limit: PAGE,
      cursor,
    });
    all.items.push(...page.items);
    Object.assign(all.names, page.names);
    all.hidden += page.hidden;
    cursor = page.nextCursor;
  }
  return all;
}
