import { Link } from '@backstage/ui';
import { RequestItem } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../../hooks/useTexts';
import { useRequestsPath } from '../../requestForm/useRequestsPath';
import { Names } from '../../shared/RefLink';
import shared from '../../shared/shared.module.css';
import { RequestStateTag } from '../RequestStateTag';
import { SubjectLinks } from '../SubjectLinks';
import { untilOf } from '../untilOf';
import styles from './calendar.module.css';

interface EndsListProps {
  items: RequestItem[];
  names: Names;
  now: string;
}

/** What ends on a day. */
export function EndsList({ items, names, now }: EndsListProps) {
  const t = useTexts();
  const path = useRequestsPath();
  return (
    <ul className={styles.ends}>
      {items.map(item => (
        <li key={item.id}>
          <div>
            <Link
              href={`${path}/${encodeURIComponent(item.id)}`}
              weight="bold"
              className={shared.link}
            >
              #{item.id} {item.title}
            </Link>{' '}
            <RequestStateTag
              state={item.state}
              until={untilOf(item)}
              now={now}
            />
          </div>
          <div className={shared.small}>
            <SubjectLinks subject={item.subject} names={names} /> ·{' '}
            {t(`risk.${item.risk}`)}
            {item.renewals > 0 &&
              ` · ${t('requests.page.renewed', { count: item.renewals })}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
