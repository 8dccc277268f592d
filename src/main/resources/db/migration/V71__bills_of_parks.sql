-- A client that is bound to parks sees the bills of their own accounts only: those of the tenant's account are everybody's.
call belongs_to_parks_of('reconciliation', 'account_id', 'wechat_account');
call belongs_to_parks_of('bill_row', 'account_id', 'wechat_account');
call belongs_to_parks_of('bill_difference', 'reconciliation_id', 'reconciliation');
