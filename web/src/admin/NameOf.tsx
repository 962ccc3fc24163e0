import type { AdminResource } from '../api/endpoints';
import { useAll } from './resource';

/** The name of a thing of another kind. */
export function NameOf({ resource, id }: { resource: AdminResource; id: number }) {
  const name = useAll<{ id: number; name: string }>(resource).find((one) => one.id === id)?.name;
  return <>{name ?? ''}</>;
}
