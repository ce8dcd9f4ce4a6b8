-- Parked deliveries are listed, the newest first; ids rise with time. What is delivered never gets here.
create index delivery_parked_newest on delivery (id) where state = 'PARKED';
