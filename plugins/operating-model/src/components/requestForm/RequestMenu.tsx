import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMoreLine } from '@remixicon/react';
import { useTexts } from '../../hooks/useTexts';
import { SubjectField } from './RequestForm';
import styles from './requestForm.module.css';
import { useRequestFormPath } from './useRequestsPath';

const KINDS = ['exception', 'change', 'clarification'] as const;

interface RequestMenuProps {
  /** The title of what they are about. */
  about: string;
  subject: Partial<Record<SubjectField, string>>;
}

/** What somebody may ask for about something. */
export function RequestMenu({ about, subject }: RequestMenuProps) {
  const t = useTexts();
  const formPath = useRequestFormPath();
  return (
    <MenuTrigger>
      <ButtonIcon
        icon={<RiMoreLine />}
        size="small"
        variant="tertiary"
        className={styles.menu}
        aria-label={t('requests.form.ask.about', { about })}
      />
      <Menu>
        {KINDS.map(kind => (
          <MenuItem key={kind} href={formPath({ kind, ...subject })}>
            {t(`requests.form.ask.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
