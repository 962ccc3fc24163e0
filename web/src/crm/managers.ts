import { useQuery } from '@tanstack/react-query';
import { customers } from '../api/endpoints';

/** Who can look after a customer. */
export const useManagers = () => useQuery({ queryKey: ['customers', 'managers'], queryFn: customers.managers });
