import { Alert } from '@backstage/ui';
import {
  RequestAction,
  RequestAnswer,
  RequestCommandName,
  RequestEventsAnswer,
  RequestHistoryEvent,
  editsOf,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useCallback, useMemo } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { LoadMore } from '../shared/LoadMore';
import { SeverityTag } from '../shared/Severity';
import cards from '../shared/layout.module.css';
import { useMorePages } from '../shared/useMorePages';
import { Names, RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { EditDetails } from './EditDetails';
import { RefText } from './RefText';
import styles from './requests.module.css';

const PAGE = 200;

type PersonDeed = Exclude<RequestCommandName, 'resolve'> | 'create';

type SystemDeed = Exclude<RequestAction, PersonDeed>;

interface HistoryProps {
  request: RequestAnswer;
}

/** Who did what and when, what was refused among it. */
export function History({ request }: HistoryProps) {
  const t = useTexts();
  const { id, history, names: known } = request;
  const first: RequestEventsAnswer = { ...history, names: known };
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.requestEvents(id, { limit: PAGE, cursor }),
    [id],
  );
  const { pages, ...more } = useMorePages(first, load);
  const items = useMemo(() => pages.flatMap(page => page.items), [pages]);
  const edits = useMemo(() => editsOf(items), [items]);
  const names: Names = Object.assign({}, ...pages.map(page => page.names));
  const { chain } = history;
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.page.history')}</h3>
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
            <Moment at={event.at} />
            <div>
              <Deed event={event} names={names} />{' '}
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
              {event.problem && (
                <div>
                  <RefText text={event.problem.message} names={names} />
                </div>
              )}
              <EditDetails
                edit={edits.get(event.requestSequence)}
                names={names}
              />
              {event.comment && (
                <div className={styles.text}>
                  “<RefText text={event.comment} names={names} />”
                </div>
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
    </section>
  );
}

function Moment({ at }: { at?: string }) {
  return at ? (
    <time dateTime={at} className={shared.small}>
      {DateTime.fromISO(at).toLocaleString(DateTime.DATETIME_MED)}
    </time>
  ) : (
    <span />
  );
}

/** Who did what. */
function Deed({ event, names }: { event: RequestHistoryEvent; names: Names }) {
  const t = useTexts();
  const { action, actor, outcome } = event;
  if (!action || !actor) {
    const number = String(event.requestSequence);
    return <>{t('requests.page.unreadable', { number })}</>;
  }
  // What nobody does happens.
  if (!actor.includes(':')) {
    return <>{t(`requests.happened.${action as SystemDeed}`)}</>;
  }
  return (
    <>
      <RefLink entityRef={actor} names={names} />{' '}
      {outcome === 'refused'
        ? t('requests.page.tried', {
            command: t(`requests.command.name.${action as RequestCommandName}`),
          })
        : t(`requests.action.${action as PersonDeed}`)}
    </>
  );
}
