import { Alert } from '@backstage/ui';
import {
  RequestAction,
  RequestAnswer,
  RequestEventsAnswer,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useCallback } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { LoadMore } from '../shared/LoadMore';
import { SeverityTag } from '../shared/Severity';
import cards from '../shared/layout.module.css';
import { useMorePages } from '../shared/useMorePages';
import { Loaded } from '../shared/Loaded';
import { Names, RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

const PAGE = 200;

interface HistoryProps {
  request: RequestAnswer;
  /** Rises when there may be something new. */
  reads: number;
}

/** Who did what and when, what was refused among it. */
export function History({ request: { id }, reads }: HistoryProps) {
  const t = useTexts();
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.page.history')}</h3>
      <Loaded
        of={`${id} ${reads}`}
        load={api => api.requestEvents(id, { limit: PAGE })}
      >
        {first => <Events id={id} first={first} />}
      </Loaded>
    </section>
  );
}

function Events({ id, first }: { id: string; first: RequestEventsAnswer }) {
  const t = useTexts();
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.requestEvents(id, { limit: PAGE, cursor }),
    [id],
  );
  const { pages, ...more } = useMorePages(first, load);
  const items = pages.flatMap(page => page.items);
  const names: Names = Object.assign({}, ...pages.map(page => page.names));
  const { chain } = first;
  return (
    <>
      {!chain.ok && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('requests.page.broken')}
          description={t('requests.page.brokenHint', {
            number: String(chain.firstBroken ?? chain.events + 1),
          })}
        />
      )}
      {items.length === 0 && (
        <p className={shared.quiet}>{t('requests.page.noHistory')}</p>
      )}
      <ol className={styles.plain}>
        {items.map(event => (
          <li key={event.sequence} className={styles.event}>
            <time dateTime={event.at} className={shared.small}>
              {DateTime.fromISO(event.at).toLocaleString(DateTime.DATETIME_MED)}
            </time>
            <div>
              {event.actor.includes(':') ? (
                <RefLink entityRef={event.actor} names={names} />
              ) : (
                t('requests.page.system')
              )}{' '}
              {t(`requests.action.${event.action as RequestAction}`)}{' '}
              {event.requestSequence === chain.firstBroken && (
                <SeverityTag severity="error">
                  {t('requests.page.brokenHere')}
                </SeverityTag>
              )}{' '}
              {event.outcome === 'refused' && (
                <SeverityTag severity="warning">
                  {t('requests.page.refused')}
                </SeverityTag>
              )}
              {event.problem && <div>{event.problem.message}</div>}
              {event.comment && (
                <div className={styles.text}>“{event.comment}”</div>
              )}
            </div>
          </li>
        ))}
      </ol>
      <LoadMore {...more} />
      {chain.ok && (
        <p className={shared.small}>
          <span aria-hidden="true">✓</span>{' '}
          {t('requests.page.verified', { count: chain.events })}
        </p>
      )}
    </>
  );
}
