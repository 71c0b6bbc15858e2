// WhatsApp business phone numbers as code: create, verify and register them, with their webhooks and profiles.
package whatsapp
