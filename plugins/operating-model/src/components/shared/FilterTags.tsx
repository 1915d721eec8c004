import { Button, Tag, TagGroup } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import styles from './layout.module.css';

interface FilterTagsProps {
  /** What is filtered by, in words, under the name that takes it away. */
  filters: { id: string; text: string }[];
  onRemove(id: string): void;
  onClear(): void;
}

/** What a list is narrowed down to; each filter can be taken away. */
export function FilterTags({ filters, onRemove, onClear }: FilterTagsProps) {
  const t = useTexts();
  if (filters.length === 0) return null;
  return (
    <div className={styles.actions}>
      <TagGroup
        aria-label={t('findings.filters')}
        onRemove={keys => keys.forEach(key => onRemove(String(key)))}
      >
        {filters.map(({ id, text }) => (
          <Tag key={id} id={id} textValue={text}>
            {text}
          </Tag>
        ))}
      </TagGroup>
      <Button size="small" variant="tertiary" onPress={onClear}>
        {t('findings.clear')}
      </Button>
    </div>
  );
}
