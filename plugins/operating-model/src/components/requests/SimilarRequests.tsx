import { Link } from '@backstage/ui';
import {
  RequestAnswer,
  refsOfSubject,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Loaded } from '../shared/Loaded';
import cards from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { RequestStateTag } from './RequestStateTag';
import styles from './requests.module.css';
import { untilOf } from './untilOf';

const SHOWN = 5;

interface SimilarRequestsProps {
  request: RequestAnswer;
  /** Rises when there may be something new. */
  reads: number;
}

/** What else was asked for about the same thing: who decides may want to know how that went. */
export function SimilarRequests({ request, reads }: SimilarRequestsProps) {
  const t = useTexts();
  const path = useRequestsPath();
  const [subjectRef] = refsOfSubject(request.subject);
  if (!subjectRef) return null;
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.page.similar')}</h3>
      <Loaded
        of={`${request.id} ${subjectRef} ${reads}`}
        // One more, because it is among them itself.
        load={api => api.requests({ subjectRef, limit: SHOWN + 1 })}
      >
        {({ items, now }) => {
          const others = items.filter(({ id }) => id !== request.id);
          if (others.length === 0) {
            return (
              <p className={shared.quiet}>{t('requests.page.noSimilar')}</p>
            );
          }
          return (
            <ul className={styles.plain}>
              {others.slice(0, SHOWN).map(item => (
                <li key={item.id}>
                  <Link
                    href={`${path}/${encodeURIComponent(item.id)}`}
                    className={shared.link}
                  >
                    #{item.id} {item.title}
                  </Link>{' '}
                  <RequestStateTag
                    state={item.state}
                    until={untilOf(item)}
                    now={now}
                  />
                  {item.renewals > 0 && (
                    <div className={shared.small}>
                      {t('requests.page.renewed', { count: item.renewals })}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
