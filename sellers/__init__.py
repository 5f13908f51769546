"""Who may sell and on what terms: sellers, members, delivery rules, commission terms, offers."""
