import {
  RequestAnswer,
  RequestCommandName,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { RefText } from './RefText';
import styles from './requests.module.css';

interface BlockedCommandsProps {
  request: RequestAnswer;
}

/** What would lead on and this person may not do, with the reason; the same reasons stand together. */
export function BlockedCommands({
  request: { commands, names },
}: BlockedCommandsProps) {
  const t = useTexts();
  const byReason = new Map<string, RequestCommandName[]>();
  for (const { allowed, command, reason = '' } of commands) {
    if (allowed) continue;
    const others = byReason.get(reason) ?? [];
    byReason.set(reason, [...others, command as RequestCommandName]);
  }
  if (byReason.size === 0) return null;
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.command.blocked')}</h3>
      <ul className={styles.plain}>
        {[...byReason].map(([reason, blocked]) => (
          <li key={reason}>
            <strong>
              {blocked
                .map(command => t(`requests.command.name.${command}`))
                .join(', ')}
            </strong>
            <div className={shared.small}>
              <RefText text={reason} names={names} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
