import { Link } from '@backstage/ui';
import {
  RequestItem,
  RequestsAnswer,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useCallback, useState } from 'react';
import {
  OperatingModelApi,
  RequestsQuestion,
} from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../matrices/EmptyState';
import { LoadMore } from '../matrices/LoadMore';
import { useMorePages } from '../matrices/useMorePages';
import cards from '../matrices/matrices.module.css';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Loaded } from '../shared/Loaded';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { SubjectLinks } from './SubjectLinks';
import { TimeLeft } from './TimeLeft';
import styles from './requests.module.css';

const DAYS = 90;

/** The exceptions that end within the next ninety days, by month. */
export function Ends() {
  const [question] = useState<RequestsQuestion>(() => ({
    kind: 'exception',
    state: ['approved', 'active'],
    endsBefore: DateTime.utc().plus({ days: DAYS }).toISO(),
    limit: 500,
  }));
  return (
    <Loaded of="ends" load={api => api.requests(question)}>
      {first => <Months first={first} question={question} />}
    </Loaded>
  );
}

function byMonth(
  items: RequestItem[],
): [month: string, items: RequestItem[]][] {
  const months = new Map<string, RequestItem[]>();
  const sorted = items
    .filter(({ validTo }) => validTo)
    .sort((a, b) => a.validTo!.localeCompare(b.validTo!));
  for (const item of sorted) {
    const month = DateTime.fromISO(item.validTo!).toFormat('yyyy-MM');
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return [...months];
}

function Months({
  first,
  question,
}: {
  first: RequestsAnswer;
  question: RequestsQuestion;
}) {
  const t = useTexts();
  const path = useRequestsPath();
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.requests({ ...question, cursor }),
    [question],
  );
  const { pages, ...more } = useMorePages(first, load);
  const names = Object.assign({}, ...pages.map(page => page.names));
  const months = byMonth(pages.flatMap(({ items }) => items));
  return (
    <>
      {months.length === 0 && (
        <EmptyState
          title={t('requests.empty.ends')}
          hint={t('requests.emptyHint.ends')}
        />
      )}
      {months.map(([month, items]) => (
        <section key={month} className={cards.card}>
          <h3 className={cards.heading}>
            {DateTime.fromISO(month).toLocaleString({
              month: 'long',
              year: 'numeric',
            })}
          </h3>
          <ul className={styles.plain}>
            {items.map(({ id, subject, title, validTo }) => (
              <li key={id} className={styles.end}>
                <span>
                  {formatDate(validTo!)}{' '}
                  <span className={shared.small}>
                    <TimeLeft until={validTo!} now={first.now} />
                  </span>
                </span>
                <span>
                  <Link
                    href={`${path}/${encodeURIComponent(id)}`}
                    className={shared.link}
                  >
                    #{id} {title}
                  </Link>
                  <span className={styles.about}>
                    <SubjectLinks subject={subject} names={names} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <LoadMore {...more} />
    </>
  );
}
