import { useAll } from './resource';

/** The name of a thing of another kind. */
export function NameOf({ resource, id }: { resource: 'hours' | 'menus' | 'queues'; id: number }) {
  const name = useAll(resource).find((one) => one.id === id)?.name;
  return <>{name ?? ''}</>;
}
